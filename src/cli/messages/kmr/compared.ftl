by-named = kilîta ku bi { $by } hatiye dayîn
by-limited = { $name } (ji bo rêzikên din tomarkirî)
by-unknown = weşangerekî nenas
