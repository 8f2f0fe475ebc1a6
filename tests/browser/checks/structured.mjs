/**
 * Structured data: each JSON-LD block parses, and each thing it names has the properties that
 * schema.org and its readers ask of it. By hand, because the ready validators ask the network.
 */

const filled = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
const absolute = (value) => typeof value === 'string' && /^https?:\/\/\S+$/.test(value);

/** Type → property → what its value must be. */
const RULES = {
  Dataset: {
    name: filled,
    description: (value) => typeof value === 'string' && value.length >= 50 && value.length <= 5000,
    url: absolute,
    license: (value) => absolute(value) || (value['@type'] === 'CreativeWork' && filled(value.name)),
    inLanguage: filled,
    creator: filled,
    temporalCoverage: (value) => /^\d{4}(-\d{2}){0,2}(\/(\d{4}(-\d{2}){0,2}|\.\.))?$/.test(value),
    spatialCoverage: filled,
    distribution: filled,
  },
  DataDownload: { contentUrl: absolute, encodingFormat: (value) => /^[\w.+-]+\/[\w.+-]+$/.test(value) },
  GovernmentOrganization: { name: filled, url: absolute },
  BreadcrumbList: { itemListElement: (value) => Array.isArray(value) && value.every(isStep) },
  ListItem: { name: filled },
  WebSite: { name: filled, url: absolute },
};

/** Sort of page → a type that it must carry. */
const OWED = {
  commune: 'GovernmentOrganization',
  district: 'GovernmentOrganization',
  province: 'GovernmentOrganization',
};

/** @returns {string[]} what is wrong, one line each */
export function structuredFaults(site) {
  return site.pages.flatMap((page) => {
    const faults = [];
    const say = (fault) => faults.push(`${page.path}: ${fault}`);
    const things = page.jsonLd.flatMap((block) => parse(block, say));
    for (const thing of things) judge(site, thing, say);
    const types = new Set(things.map((thing) => thing['@type']));
    const owed = OWED[page.sort];
    if (owed && !types.has(owed)) say(`no ${owed}`);
    const below = !['home', '404', 'moved', 'patterns'].includes(page.sort);
    if (below && !types.has('BreadcrumbList')) say('no BreadcrumbList');
    return faults;
  });
}

function parse(block, say) {
  try {
    const data = JSON.parse(block);
    const roots = Array.isArray(data) ? data : [data];
    for (const root of roots) {
      if (!/^https?:\/\/schema\.org\/?$/.test(root['@context'])) say('JSON-LD without schema.org');
    }
    return roots.flatMap(inside);
  } catch (error) {
    say(`JSON-LD does not parse: ${error.message}`);
    return [];
  }
}

/** The thing and all typed things within it. */
function inside(value) {
  if (Array.isArray(value)) return value.flatMap(inside);
  if (value === null || typeof value !== 'object') return [];
  const within = Object.values(value).flatMap(inside);
  return value['@type'] ? [value, ...within] : within;
}

function judge(site, thing, say) {
  const type = thing['@type'];
  for (const [property, holds] of Object.entries(RULES[type] ?? {})) {
    const value = thing[property];
    if (value === undefined) say(`${type} has no ${property}`);
    else if (!holds(value)) say(`${type}.${property} may not be ${JSON.stringify(value)}`);
  }
  for (const property of ['contentUrl', 'url', 'item']) {
    if (!absolute(thing[property]) || !site.address) continue;
    const { file } = site.resolve('index.html', thing[property]);
    if (file && !site.files.has(file)) say(`${type}.${property} leads nowhere: ${thing[property]}`);
  }
}

function isStep(step, at, all) {
  const last = at === all.length - 1;
  return step['@type'] === 'ListItem' && step.position === at + 1 && (last || absolute(step.item));
}
