/** What the pages of `policies/` say, by the ids of the policies. Bundling runs this file, see `policies.ts`. */
import { pageOf } from '../scripts/policies/page.ts';
import type { PolicyPage } from '../src/policy/shipped.ts';
import policies from './policies.ts';

const root = new URL('../', import.meta.url);
const pages: Readonly<Record<string, PolicyPage>> = Object.fromEntries(
  policies.map(({ pack, document }) => [
    document.id,
    pageOf(new URL(`policies/${pack}/${document.id}.md`, root), document),
  ]),
);

export default pages;
