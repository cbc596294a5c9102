// Put right before Material's own script runs. A classic script of its own, so that the policy needs no hash for it.
// @ts-nocheck
{
  const { base, site } = document.currentScript.dataset;
  const scope = new URL(base, location.href);

  // Material keeps settings in web storage through these names. Nothing of a visit may be stored, so they forget.
  window.__md_scope = scope;
  window.__md_hash = () => 0;
  window.__md_get = () => null;
  window.__md_set = () => undefined;

  // Material navigates at once only to addresses in sitemap.xml, which names the host that the site was built for;
  // a copy may stand anywhere.
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (text, type) {
    const parsed = parse.call(this, text, type);
    if (type === "text/xml") {
      for (const place of parsed.querySelectorAll("loc")) {
        place.textContent = place.textContent.replace(site, scope.href);
      }
    }
    return parsed;
  };
}
