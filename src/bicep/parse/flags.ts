/** What an expression may hold, by its place. */
export const Allow = {
  /** Objects, arrays and loops. */
  Literals: 1,
  /** Resources nested in the object that is the body of another resource. */
  Resources: 2,
} as const;
