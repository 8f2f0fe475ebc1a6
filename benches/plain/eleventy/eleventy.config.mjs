// Layouts are plain functions: the fastest template language this program has.
export default function (config) {
  config.addPassthroughCopy({ static: "/" });
  config.setQuietMode(true);
  config.addCollection("tree", (api) => {
    const byUrl = new Map();
    const below = new Map();
    const pages = api.getAll().filter((page) => page.data.weight);
    for (const page of pages) byUrl.set(page.url, page);
    for (const page of pages) {
      if (page.url === "/") continue;
      let above = page.url.replace(/[^/]+\/$/, "");
      while (!byUrl.has(above)) above = above.replace(/[^/]+\/$/, "");
      if (!below.has(above)) below.set(above, []);
      below.get(above).push(page);
    }
    for (const list of below.values()) list.sort((a, b) => a.data.weight - b.data.weight);
    return [{ byUrl, below }];
  });
  return {
    dir: { input: "content", output: "public", includes: "../_includes" },
    templateFormats: ["md", "11ty.js"],
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
