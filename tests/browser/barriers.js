// What stands in a person's way on the open page, a line each; `rules` are what axe is asked for, null for nothing.
async ({ rules, frame }) => {
  const named = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const axed = async () => {
    const { violations } = await axe.run(document, { ...rules, preload: false, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`),
    );
  };
  const tooWide = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const all = [...document.body.querySelectorAll("*")].filter((one) => !one.parentElement.closest(".scroll"));
    const out = all.filter((one) => one.getBoundingClientRect().right > width + 1);
    return [`wider than ${width} px: ${out.slice(0, 3).map(named).join(" | ")}`];
  };
  const headed = () => {
    const count = document.querySelectorAll("h1").length;
    return count === 1 ? [] : [`${count} headings of the first order`];
  };
  const unmarked = () => {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
    return [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).flatMap((one) => {
      one.focus({ focusVisible: true, preventScroll: true });
      if (document.activeElement !== one) return [];
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle === "none" || outlineWidth === "0px" ? [`focus is not seen: ${named(one)}`] : [];
    });
  };
  return [...(rules ? await axed() : []), ...tooWide(), ...(frame ? [...headed(), ...unmarked()] : [])];
}
