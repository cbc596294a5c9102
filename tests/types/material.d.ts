interface Window {
  /** Material for MkDocs: tells of each page that instant navigation shows. */
  document$?: { subscribe(shown: () => void): void };
}
