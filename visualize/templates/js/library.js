// vis-network travels compressed in the page, and is unpacked when the first picture is drawn.

let loading = null;

async function unpack() {
  const packed = Uint8Array.from(atob(document.getElementById("library").textContent), (letter) => letter.charCodeAt(0));
  const script = document.createElement("script"); // the content security policy knows its digest
  script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  document.head.append(script);
  return window.vis;
}

/** The library; fails where the browser cannot unpack it. */
export function library() {
  loading = loading || unpack();
  return loading;
}
