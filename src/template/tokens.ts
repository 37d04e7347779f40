/** `#{name}#`, `#_name_#`, `<name>`, `__name__`, `$(name)`, `${name}`, `{{name}}`: what pipelines replace before they deploy. */
const token = /#\{[^{}]*\}#?|#_\w+_#|<[^<>]+>|__\w+?__|\$\([\w.]+\)|\$\{[^{}]*\}|\{\{[^{}]*\}\}/;

/** Whether a text holds the name of what is to stand there: then neither its length nor its value is that of what is deployed. */
export function holdsToken(text: string): boolean {
  return token.test(text);
}
