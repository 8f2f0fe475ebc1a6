/** The demonstration site as `tests/run` has just built it; SITE names another folder. */
import { fileURLToPath } from 'node:url';
import { Site } from './site.mjs';

export const folder = process.env.SITE ?? fileURLToPath(new URL('../../../public', import.meta.url));
export const site = Site.read(folder);
