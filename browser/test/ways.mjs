// Ways by which a document may reach a network. Each names the listening server once.

/** A document of HTML that tries everything at once. */
export const hostile = to => `<!doctype html><html manifest="${to}manifest"><head>
<meta http-equiv="refresh" content="0;url=${to}refresh"><base href="${to}base/">
<link rel="stylesheet" href="${to}style"><link rel="preload" as="image" href="${to}preload"><link rel="prefetch" href="${to}prefetch">
<link rel="preconnect" href="${to}preconnect"><link rel="dns-prefetch" href="${to}dns"><link rel="prerender" href="${to}prerender">
<link rel="modulepreload" href="${to}modulepreload"><link rel="icon" href="${to}icon"><link rel="manifest" href="${to}webmanifest">
<link rel="import" href="${to}import"><link rel="pingback" href="${to}pingback"><script src="${to}script"></script>
<script type="module">import '${to}module';</script><script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to}rules"]}]}</script>
<style>@import url(${to}cssimport); @font-face { font-family: x; src: url(${to}font); } body { background: url(${to}background); font-family: x; cursor: url(${to}cursor), auto; }
li { list-style-image: url(${to}list); } p::before { content: url(${to}content); }</style></head>
<body background="${to}bodybackground" onload="fetch('${to}onload')"><p style="background:url(${to}inline)">text<li>one
<img src="${to}img"><img srcset="${to}srcset 2x" src=x><img src=x onerror="new Image().src='${to}onerror'"><picture><source srcset="${to}picture"><img></picture>
<video src="${to}video" poster="${to}poster" autoplay></video><audio src="${to}audio" autoplay></audio><video><source src="${to}source"><track src="${to}track" default></video>
<iframe src="${to}iframe"></iframe><iframe srcdoc="<img src='${to}srcdoc'>"></iframe><frame src="${to}frame"><object data="${to}object"></object><embed src="${to}embed"><applet archive="${to}applet"></applet>
<svg><image href="${to}svgimage"/><use href="${to}use#x"/><script href="${to}svgscript"/><a href="${to}svga"><text>a</text></a><feImage href="${to}feimage"/></svg>
<math href="${to}math"><mi>x</mi></math><input type="image" src="${to}input"><form action="${to}form" method="post" id="f"><button>send</button></form><button form="f" formaction="${to}formaction">send</button>
<a href="${to}a" ping="${to}ping" target="_top">top</a> <a href="${to}blank" target="_blank">new</a> <a href="javascript:fetch('${to}javascript')">js</a>
<table background="${to}table"><td background="${to}cell">x</table><body onpageshow="navigator.sendBeacon('${to}beacon')"><isindex action="${to}isindex"><bgsound src="${to}bgsound"><portal src="${to}portal"></portal>
<details open ontoggle="new WebSocket('${to.replace('http', 'ws')}socket')"><summary>x</summary></details><template><img src="${to}template"></template><noscript><img src="${to}noscript"></noscript></body></html>`;

/** A picture of SVG that tries the same. */
export const drawn = to => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" onload="fetch('${to}load')">
<image xlink:href="${to}image"/><script xlink:href="${to}script"/><style>@import url(${to}style); rect { fill: url(${to}fill) }</style><rect width="9" height="9"/>
<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="${to}foreign"/></foreignObject><use href="${to}use#x"/></svg>`;

/** What runs in the page itself, as if a script of a stranger had got there. Each must fail or do nothing. */
export const inPage = to => {
  const element = (name, given) => document.body.append(Object.assign(document.createElement(name), given));
  const tries = [
    () => fetch(`${to}fetch`), () => fetch(`${to}nocors`, { mode: 'no-cors' }), () => navigator.sendBeacon(`${to}beacon`, 'x'),
    () => { const one = new XMLHttpRequest(); one.open('GET', `${to}xhr`); one.send(); },
    () => new WebSocket(to.replace('http', 'ws')), () => new EventSource(`${to}events`), () => import(`${to}import`),
    () => new Worker(`${to}worker`), () => new SharedWorker(`${to}shared`), () => navigator.serviceWorker.register(`${to}service`),
    () => { new Image().src = `${to}image`; }, () => element('script', { src: `${to}script` }), () => element('img', { src: `${to}img` }),
    () => element('link', { rel: 'stylesheet', href: `${to}css` }), () => element('link', { rel: 'prefetch', href: `${to}prefetch` }),
    () => element('link', { rel: 'preload', as: 'image', href: `${to}preload` }), () => element('link', { rel: 'icon', href: `${to}icon` }),
    () => element('link', { rel: 'manifest', href: `${to}manifest` }),
    () => element('object', { data: `${to}object` }), () => element('embed', { src: `${to}embed` }), () => element('video', { src: `${to}video` }),
    () => element('video', { poster: `${to}poster` }), () => element('audio', { src: `${to}audio` }), () => element('style', { textContent: `@import url(${to}style)` }),
    () => { document.body.style.backgroundImage = `url(${to}background)`; }, () => { const face = new FontFace('x', `url(${to}font)`); return face.load(); },
    () => { document.cookie = 'a=b'; }, () => new Worker(URL.createObjectURL(new Blob([`fetch('${to}inworker'); importScripts('${to}scripts')`]))),
    () => new Function(`fetch('${to}function')`)(), () => setTimeout(`fetch('${to}timeout')`),
    () => element('iframe', { srcdoc: `<img src="${to}srcdoc"><script>fetch('${to}srcdocscript')</script>` }),
    () => element('iframe', { src: URL.createObjectURL(new Blob([`<img src="${to}blob">`], { type: 'text/html' })) }),
    () => element('div', { innerHTML: `<img src="${to}inner" onerror="fetch('${to}innererror')">` }),
    () => { const one = new Audio(`${to}sound`); return one.play(); }, () => WebAssembly.compileStreaming(fetch(`${to}wasm`)),
    () => new WebTransport(to.replace('http', 'https')), () => { element('base', { href: to }); }, () => { const one = new Image(); one.srcset = `${to}srcset 1x`; },
  ];
  return Promise.all(tries.map(async work => {
    try {
      await Promise.race([work(), new Promise(done => setTimeout(done, 300))]);
    } catch {
      // Refused, as it should be.
    }
  })).then(all => all.length);
};

/** Two ways at which Chromium opens a connection before it asks the policy, and sends nothing. No document that is shown has them. */
export const navigations = to => {
  document.body.append(Object.assign(document.createElement('iframe'), { src: `${to}frame` }));
  const form = Object.assign(document.createElement('form'), { action: `${to}form`, method: 'post' });
  document.body.append(form);
  try {
    form.submit();
  } catch {
    // Refused, as it should be.
  }
};
