// Names that screen readers need and the theme leaves out, and a place in the order of the Tab key for what scrolls.
document$.subscribe(() => {
  document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
  const labels = new Set();
  document.querySelectorAll(".md-nav .md-nav[aria-label]").forEach((list, n) => {
    const label = list.getAttribute("aria-label");
    if (labels.has(label)) list.setAttribute("aria-label", `${label} (${n})`); // two objects of one name
    labels.add(label);
  });
  document.querySelectorAll(".md-code__nav").forEach((bar, n) => bar.setAttribute("aria-label", `Code block ${n + 1}`));
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((box) => box.setAttribute("tabindex", "0"));
});
