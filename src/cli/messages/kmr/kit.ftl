# START-HERE.txt: nivîsa li kêleka komeke bernameyan. Reqem tê de tune ne: kesê ku bernameyan biguherîne, dikare vê nivîsê jî biguherîne.
kit-no-version = bi guhertoyeke nenas
kit-start-here-below = Kurmancî: li jêra vê rûpelê
kit-start-here-name = Kurmancî
kit-start-here =
    PANNIER: ÇAWA TIŞTÊN LI SER VÎ HILGIRÎ VEDIBIN

    Di peldanka “kit” de bernameyên ku dosyayên li vir vedikin hene
    (koma bernameyan { $version }).
    HIŞYARÎ: BERÎ KU WE REQEMÊN WÊ DABIN BER HEV, TU BERNAMEYÊ JI HILGIREKÎ
    NEXEBITÎNIN.
    Reqeman bi deng an li ser kaxezê ji kesên ku hilgir dane we bixwazin.
    Kesê ku hilgirekî biguherîne, dikare bernameyan û vê nivîsê jî biguherîne.

    Heke Pannier berê li cem we hebe, ya xwe bi kar bînin:
      pannier check .

    Li cihê ku hûn nikarin bernameyan bixebitînin, vê dosyayê di gerokekê de
    vekin:
      kit/reader.html

    Linux li ser PC'yê (di termînalekê de, di vê peldankê de):
      sha256sum kit/pannier-small-linux-x86_64
      cp kit/pannier-small-linux-x86_64 ~/pannier && chmod 755 ~/pannier
      ~/pannier open . -i YOUR.key -o ~/documents
    Amûrên din ên bi Linux, û Termux li ser telefonê: heman tişt bi
    pannier-small-linux-aarch64, an li ser amûreke kevn bi pannier-small-linux-armv7.

    Windows (di paceya fermanan de, di vê peldankê de):
      certutil -hashfile kit\pannier-small-windows-x86_64.exe SHA256
      copy kit\pannier-small-windows-x86_64.exe %USERPROFILE%\pannier.exe
      %USERPROFILE%\pannier.exe open . -i YOUR.key -o %USERPROFILE%\documents

    Rêza duyem a her yekê kopiyeke bernameyê çêdike. Berî ku hûn rêza duyem
    binivîsin, hemû reqemên ku rêza yekem nîşan dide bidin ber hev.
    Dibe ku bernameya sîstemekê ne li vir be, heke cih li ser hilgir nebûbe.
    Heke weşanger hêj nehatibe tomarkirin, bername dibêje ka pêşî çi bikin.
