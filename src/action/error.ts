/** Something that the person who wrote the workflow can mend, in one line to be shown. */
export class ActionError extends Error {}
