trust-forgot = { $name } فراموش شد
trust-already = از قبل با نام { $name } ثبت شده است: { $digits }؛ چیزی تغییر نکرد
trust-changed = ثبت تغییر کرد: اکنون { $name }، قبلاً { $before }: { $digits }
trust-every-series = برای هر مجموعه
trust-these-series = فقط برای { $series }
trust-name-stays = نام همان { $name } می‌ماند، نه { $wanted }؛ برای تغییر آن، اول: pannier trust --forget { $name }
trust-pinned = با نام { $name } ثبت شد: { $digits }
trust-name-for-series = { $name }، فقط برای { $series }
trust-bad-series = نام مجموعه فقط حروف کوچک لاتین، رقم و - دارد، و با - شروع نمی‌شود
trust-type-digits = سی رقمی را وارد کنید که ناشر شفاهی یا روی کاغذ به شما داده است، نه رقم‌هایی را که روی این حامل است.
trust-digits-question = رقم‌هایی که به شما داده شد:
trust-no-digits = هیچ رقمی وارد نشد؛ هیچ ناشری ثبت نشد
trust-nobody-here = اینجا کسی نمی‌تواند جواب دهد: سی رقمی را که ناشر به شما داده است پس از --digits بنویسید
trust-digits-nothing = هیچ رقمی داده نشد؛ سی رقم لازم است، در شش گروه پنج‌رقمی
trust-digits-letter = میان رقم‌ها حرف هست؛ سی رقم لازم است، در شش گروه پنج‌رقمی
trust-digits-several = بیش از سی رقم داده شد؛ رقم‌های یک ناشر را بدهید
trust-digits-count = { $groups ->
   *[other] این سی رقم نیست: { $digits } رقم در { $groups } گروه؛ شش گروه پنج‌رقمی لازم است
}
typed-reversed = گروه‌ها به ترتیب وارونه وارد شده‌اند، همان‌طور که متن راست‌به‌چپ آن‌ها را نشان می‌دهد؛ با ترتیب درست جور درمی‌آیند
trust-several = این بسته‌ها از چند ناشر هستند؛ یک پوشه را نام ببرید، یا رقم‌هایی را که ناشر به شما داده است پس از --digits بنویسید:
trust-none-of-several = این بسته‌ها از چند ناشر هستند، و هیچ‌کدام آن رقم‌ها را ندارد

trust-pins-nobody = { $error }، پس هیچ ناشری را ثبت نمی‌کند؛ آن را پاک کنید
trust-pins-nobody-forget = { $error }، پس هیچ ناشری را ثبت نمی‌کند؛ آن را پاک کنید، یا: pannier trust --forget { $name }
trust-bad-name = نام فقط حرف، رقم، - و _ دارد، و با - شروع نمی‌شود
trust-no-place = جایی برای ناشران ثبت‌شده نیست: به HOME یک مسیر مطلق بدهید
trust-place-unset = متغیر { $variable } مقدار ندارد، پس هیچ ناشری اینجا ثبت نیست؛ به آن مقدار بدهید، یا ناشر را با -P نام ببرید
trust-place-relative = مقدار { $variable } مسیر مطلق نیست، پس هیچ ناشری اینجا ثبت نیست: ممکن بود ثبت‌ها از یک حامل بیایند؛ به آن یک مسیر مطلق بدهید، یا ناشر را با -P نام ببرید
trust-name-taken = ناشر دیگری با نام { $name } ثبت شده است: با --name نام دیگری بدهید، یا اول: pannier trust --forget { $name }
trust-nobody-named = هیچ ناشری با نام { $name } ثبت نشده است

trust-from-surroundings = متغیر { $variable } ناشر را نام می‌برد، پس ناشران ثبت‌شده به حساب نمی‌آیند
trust-variable-relative = متغیر { $variable } کلید ناشر را می‌گیرد، یا مسیر مطلق یک فایل کلید را: مسیر نسبی ممکن است به یک حامل برسد
trust-digits-for-key = { $by } کلید ناشر یا فایل آن را می‌گیرد؛ رقم‌ها با این دستور مقایسه می‌شوند: pannier trust FOLDER
trust-key-mistyped = این کلید یک ناشر نیست، با اینکه { $needed } نویسه دارد: بعضی نادرست‌اند
trust-key-cut = این یک کلید کامل نیست: { $needed } نویسه لازم است، و { $given } نویسه داده شد

trust-remember-on = ثبت { $name } از این پس به یاد دارد: تازه‌ترین نامهٔ کلید، و تازه‌ترین انتشار از هر مجموعه‌ای که باز شود
trust-remember-off = ثبت { $name } دیگر چیزی را به یاد ندارد
trust-remembers = هر کس این رایانه را بگردد می‌تواند در ثبت ناشر بخواند که چه چیزی باز شده است؛ دستور pannier trust PUBLISHER --forget-memory آن را پاک می‌کند
trust-remembered = در ثبت { $name } یادداشت شد: { $title }
trust-not-remembered = سندها باز شدند، اما در ثبت ناشر یادداشت نشد: { $why }
trust-one-introduction = یک معرفی‌نامه بدهید، و پس از آن پوشه‌هایی را که نامه‌های کلید معرف در آن‌هاست
trust-no-introduction = این معرفی‌نامه نیست: معرفی‌نامه با "pannier introduction 1" شروع می‌شود
trust-introducer-unknown = هیچ ناشری که شما ثبت کرده‌اید این معرفی‌نامه را امضا نکرده است، یا تعداد کلیدهایش که امضا کرده‌اند کافی نیست
trust-introducer-introduced = خود { $name } که این معرفی‌نامه را امضا کرده، به شما معرفی شده است: سی رقم را خودتان مقایسه کنید
trust-introduced-says = { $name } دربارهٔ این کلید می‌گوید: { $says }. هیچ چیز دیگری ثابت نمی‌کند این کلید از کیست
trust-name-introduced = { $name } (معرف: { $by })
