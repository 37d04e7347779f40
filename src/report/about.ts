/** Where people read what resilint is. */
export const informationUri = 'https://www.npmjs.com/package/resilint';
