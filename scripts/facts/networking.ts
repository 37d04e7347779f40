/** Accelerated networking: the API says whether it can be on; only a page says that it cannot be off. */
import { answered, type Known, type Material } from './material.ts';
import type { SeriesPage } from './series.ts';
import { parentOf } from './size.ts';

export function acceleratedNetworking(
  name: string,
  family: string,
  material: Material,
  page: SeriesPage | undefined,
): Known | undefined {
  const documented = page === undefined ? undefined : fromPage(name, page);
  // No confidential VM has it, whatever the answer of 2022 says of their sizes:
  // https://learn.microsoft.com/azure/confidential-computing/confidential-vm-faq
  if (page?.confidential) return documented;
  const api = believed(name, family, material) ?? fromParent(name, material);
  if (api === undefined) return documented;
  if (api.value === false) return { value: 'unsupported', from: api.from };
  return documented?.value === 'required' ? documented : { value: 'supported', from: api.from };
}

function fromPage(name: string, page: SeriesPage): Known {
  const included = page.only === undefined || page.only.includes(name);
  return { value: included ? page.acceleratedNetworking : 'unsupported', from: page.page };
}

function fromParent(name: string, material: Material): Known | undefined {
  const parent = parentOf(name);
  const known = parent === undefined ? undefined : answered(parent, 'acceleratedNetworking', material);
  return known?.value === true ? { value: true, from: `parent:${known.from}` } : undefined;
}

/** The answer, unless it is an old "no" that newer answers make doubtful. */
function believed(name: string, family: string, material: Material): Known | undefined {
  const known = answered(name, 'acceleratedNetworking', material);
  return known?.value === false && doubtful(name, family, known, material) ? undefined : known;
}

/**
 * Azure has extended accelerated networking to more sizes over the years: of the sizes that the oldest answer denies it,
 * newer answers grant it to most with two or more vCPUs. So that "no" stands for sizes with one vCPU, which the
 * documentation excludes, and for families that no answer grants it for any size.
 */
function doubtful(name: string, family: string, known: Known, material: Material): boolean {
  const oldest = material.answers.at(-1);
  if (known.from !== oldest?.id || answered(name, 'vCPUs', material)?.value === 1) return false;
  const members = [...material.families].filter(([, each]) => each === family).map(([member]) => member);
  return members.some((member) => answered(member, 'acceleratedNetworking', material)?.value === true);
}
