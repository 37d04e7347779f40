import type { ReportFormat } from './options.ts';

/**
 * The formats by name, in the order in which help lists them; each is loaded when it is asked for. A new format is a
 * file, which says itself what it needs of a run, and its line here.
 */
export const formatTable = {
  stylish: async () => (await import('./stylish.ts')).format,
  concise: async () => (await import('./concise.ts')).format,
  json: async () => (await import('./json.ts')).format,
  sarif: async () => (await import('./sarif.ts')).format,
  github: async () => (await import('./github.ts')).format,
  azure: async () => (await import('./azure.ts')).format,
  gitlab: async () => (await import('./gitlab.ts')).format,
  rdjson: async () => (await import('./rdjson.ts')).format,
  junit: async () => (await import('./junit.ts')).format,
  markdown: async () => (await import('./markdown.ts')).format,
} as const satisfies Record<string, () => Promise<ReportFormat>>;
