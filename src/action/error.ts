/** Something that the person who wrote the workflow can mend; its message is made to be shown. */
export class ActionError extends Error {}
