export { closest } from '../template/suggest.ts';
