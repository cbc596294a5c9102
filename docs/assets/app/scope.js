// Material keeps some settings in web storage through these four names. Nothing of a visit may be stored, so
// here they remember nothing. A classic script of its own, so that the policy needs no hash for it.
// @ts-nocheck
window.__md_scope = new URL(document.currentScript.dataset.base, location.href);
window.__md_hash = () => 0;
window.__md_get = () => null;
window.__md_set = () => undefined;
