import { tableOf } from '../../source/own.ts';

/**
 * What a shell runs when a completion is asked for: `resilint __complete SHELL +CURRENT WORDS…`, the word at the cursor
 * with a plus, so that it is never empty, then the words before it; a line a candidate, with a tab before its
 * description. Where there is none, shells complete files.
 */
const bash = `# resilint completion for bash. Add to ~/.bashrc:
#   source <(resilint completion bash)
_resilint() {
  local line="\${COMP_LINE:0:COMP_POINT}" current="\${COMP_WORDS[COMP_CWORD]}" words word IFS=$' \\t\\n'
  read -r -a words <<< "$line"
  word=""
  if [[ "$line" != *[[:space:]] ]]; then
    word="\${words[\${#words[@]}-1]}"
    words=("\${words[@]:0:\${#words[@]}-1}")
  fi
  IFS=$'\\n'
  COMPREPLY=($(resilint __complete bash "+$word" "\${words[@]:1}" 2>/dev/null | cut -f 1))
  # Bash replaces what follows a colon or an equals sign only.
  local skip=$((\${#word} - \${#current}))
  case "$current" in ':' | '=') skip=\${#word} ;; esac
  if ((skip > 0)); then COMPREPLY=("\${COMPREPLY[@]:-}"); COMPREPLY=("\${COMPREPLY[@]#"\${word:0:skip}"}"); fi
  [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == '' ]] && COMPREPLY=()
  [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == *[:=] ]] && compopt -o nospace
  return 0
}
complete -o bashdefault -o default -F _resilint resilint
`;

const zsh = `#compdef resilint
# resilint completion for zsh. Add to ~/.zshrc, behind compinit:
#   source <(resilint completion zsh)
# or write it to a file _resilint in a folder of $fpath.
_resilint() {
  local -a candidates
  local value text
  while IFS=$'\\t' read -r value text; do
    candidates+=("\${value//:/\\\\:}\${text:+:$text}")
  done < <(resilint __complete zsh "+\${words[CURRENT]}" "\${(@)words[2,CURRENT-1]}" 2>/dev/null)
  if (( \${#candidates} )); then
    _describe resilint candidates
  else
    _files
  fi
}
if [[ "\${funcstack[1]}" == _resilint ]]; then
  _resilint "$@"
else
  compdef _resilint resilint
fi
`;

const fish = `# resilint completion for fish. Write it to ~/.config/fish/completions/resilint.fish:
#   resilint completion fish > ~/.config/fish/completions/resilint.fish
function __resilint_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    resilint __complete fish "+$current" $words[2..-1] 2>/dev/null
end
complete -c resilint -a '(__resilint_complete)'
`;

const powershell = `# resilint completion for PowerShell. Add to $PROFILE:
#   resilint completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName resilint -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 |
        ForEach-Object { $_.ToString() })
    resilint __complete powershell "+$wordToComplete" @words 2>$null | ForEach-Object {
        $value, $text = $_ -split "\`t", 2
        if (-not $text) { $text = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
    }
}
`;

const scripts = tableOf({ bash, zsh, fish, powershell });

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function completionScript(shell: string): string {
  return scripts.get(shell) ?? '';
}
