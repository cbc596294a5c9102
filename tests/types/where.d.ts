// Written by the build beside the page's modules.
export const PYTHON: string;
