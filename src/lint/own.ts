export { own, ownOf } from '../source/own.ts';
