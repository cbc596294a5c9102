// Copied by the build beside the page's modules; npm's own module has no types.
export const Idiomorph: {
  morph(old: Element, fresh: Element | Node[], options: object): void;
};
