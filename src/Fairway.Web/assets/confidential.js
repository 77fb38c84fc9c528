// What the pages share that make and keep keys in the browser.

/** Bytes of base64, or of its form for addresses. */
export const bytes = (base64) => Uint8Array.from(atob(base64.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

export const text = (array) => btoa(Array.from(array, (byte) => String.fromCharCode(byte)).join(""));

/** Something that has its sentence in the page, or brings one from the server. */
export class Refused extends Error {
  constructor(say, sentence) {
    super(say);
    Object.assign(this, { say, sentence });
  }
}

/** Shows one of a section's sentences in place of the alert before it; none: takes the alert away. */
export function show(section, say, sentence) {
  for (const one of section.querySelectorAll("[role=alert] [data-say]")) one.hidden = true;
  if (!say) return;
  const said = section.querySelector(`[data-say="${say}"]`);
  if (sentence) said.textContent = sentence;
  said.hidden = false;
}
