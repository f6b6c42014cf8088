# shellcheck shell=bash disable=SC2034,SC2154 # Termux reads these names and sets others
TERMUX_PKG_HOMEPAGE=URL
TERMUX_PKG_DESCRIPTION="Packs documents into signed, sealed files that survive being carried by hand"
TERMUX_PKG_LICENSE="MIT, Apache-2.0"
TERMUX_PKG_MAINTAINER="@termux"
TERMUX_PKG_VERSION=0.2.0
TERMUX_PKG_SRCURL=URL/pannier-$TERMUX_PKG_VERSION-source.tar.xz
TERMUX_PKG_SHA256=HASH
TERMUX_PKG_BUILD_IN_SRC=true

termux_step_make() {
  termux_setup_rust
  cargo build --release --frozen --bin pannier --target "$CARGO_TARGET_NAME" --jobs "$TERMUX_PKG_MAKE_PROCESSES"
}

termux_step_make_install() {
  install -Dm700 "target/$CARGO_TARGET_NAME/release/pannier" "$TERMUX_PREFIX/bin/pannier"
}
