// The services that tell about works: where they are, how many ids they take at once and the pace they ask for. Who asks
// them lives elsewhere; keys come from the environment only.

export interface Service {
  /** Ends with a slash. Another one is set by `paperlog.links.fetch.services`. */
  readonly base: string;
  /** Ids in one request. */
  readonly batch: number;
  /** Between two requests, where the service asks for one. */
  readonly paceMs: number;
  /** Where all that is documented. */
  readonly documentation: string;
  /** Environment variable with a key, and the header it is sent in, `{key}` in place of the key. */
  readonly key?: { readonly variable: string; readonly header: string; readonly value: string };
}

export const services = {
  arxiv: {
    base: 'https://export.arxiv.org/',
    batch: 100,
    paceMs: 3_000,
    documentation: 'https://info.arxiv.org/help/api/user-manual.html',
  },
  crossref: {
    base: 'https://api.crossref.org/',
    batch: 20,
    paceMs: 200,
    documentation: 'https://github.com/CrossRef/rest-api-doc',
  },
  datacite: {
    base: 'https://api.datacite.org/',
    batch: 1,
    paceMs: 200,
    documentation: 'https://support.datacite.org/docs/api',
  },
  'semantic-scholar': {
    base: 'https://api.semanticscholar.org/',
    batch: 500,
    paceMs: 1_000,
    documentation: 'https://api.semanticscholar.org/api-docs/graph',
    key: { variable: 'SEMANTIC_SCHOLAR_API_KEY', header: 'x-api-key', value: '{key}' },
  },
  acl: {
    base: 'https://aclanthology.org/',
    batch: 1,
    paceMs: 1_000,
    documentation: 'https://aclanthology.org/faq/api/',
  },
  openreview: {
    base: 'https://api2.openreview.net/',
    batch: 1,
    paceMs: 1_000,
    documentation: 'https://docs.openreview.net/reference/api-v2/openapi-definition',
  },
  'openreview-v1': {
    base: 'https://api.openreview.net/',
    batch: 1,
    paceMs: 1_000,
    documentation: 'https://docs.openreview.net/getting-started/using-the-api',
  },
  github: {
    base: 'https://api.github.com/',
    batch: 1,
    paceMs: 1_000,
    documentation: 'https://docs.github.com/en/rest/repos/repos',
    key: { variable: 'GITHUB_TOKEN', header: 'authorization', value: 'Bearer {key}' },
  },
  gitee: {
    base: 'https://gitee.com/api/v5/',
    batch: 1,
    paceMs: 1_000,
    documentation: 'https://gitee.com/api/v5/swagger',
  },
  huggingface: {
    base: 'https://huggingface.co/api/',
    batch: 1,
    paceMs: 500,
    documentation: 'https://huggingface.co/docs/hub/api',
    key: { variable: 'HF_TOKEN', header: 'authorization', value: 'Bearer {key}' },
  },
  youtube: {
    base: 'https://www.youtube.com/',
    batch: 1,
    paceMs: 500,
    documentation: 'https://oembed.com/',
  },
  /** Pages themselves, each at its own address. */
  web: {
    base: '',
    batch: 1,
    paceMs: 1_000,
    documentation: 'https://ogp.me/',
  },
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceName = keyof typeof services;
