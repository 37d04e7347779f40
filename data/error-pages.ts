/** What `errors.md` says of each code. Bundling runs this file, see `policies.ts`. */
import { errorPages } from '../scripts/errors/pages.ts';

export default errorPages();
