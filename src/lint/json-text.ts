export { jsonText } from '../source/json/write.ts';
