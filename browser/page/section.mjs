// What a module brings beside its code: one more section, which engines skip, with text as JSON.

export const SECTION = 'pannier-page';

/** Reads the section of a compiled module. */
export function brought(module) {
  const [content] = WebAssembly.Module.customSections(module, SECTION);
  return JSON.parse(new TextDecoder().decode(content));
}
