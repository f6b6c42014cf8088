# `reader`: the page that opens bundles in a browser.

reader-done = { $path } opens bundles in a browser, without a network
reader-keep = keep one copy, and compare its digits before you use it; whoever changes a stick can change the page on it
