{ pkgs ? import <nixpkgs> { } }:

pkgs.rustPlatform.buildRustPackage {
  pname = "pannier";
  version = "0.2.0";
  src = pkgs.fetchurl {
    url = "URL/pannier-0.2.0-source.tar.xz";
    sha256 = "HASH";
  };
  # The archive has every crate, and a configuration of cargo that takes them from there.
  cargoVendorDir = "vendor";
  cargoBuildFlags = [ "--bin" "pannier" ];
  # The tests need tools of a desktop; `scripts/check` runs them.
  doCheck = false;
  nativeBuildInputs = [ pkgs.installShellFiles ];
  postInstall = ''
    $out/bin/pannier man man
    installManPage man/*
    for shell in bash fish zsh; do $out/bin/pannier completions $shell > pannier.$shell; done
    installShellCompletion pannier.bash pannier.fish pannier.zsh
  '';
  meta = {
    description = "Packs a folder of documents into signed, sealed files that survive being carried by hand";
    license = with pkgs.lib.licenses; [ mit asl20 ];
    mainProgram = "pannier";
  };
}
