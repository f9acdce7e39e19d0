#compdef stdp
# Completion of stdp for zsh: eval "$(stdp completion zsh)", in ~/.zshrc for all shells to come.
_stdp() {
    local -a suggestions
    suggestions=("${(@f)$(stdp "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
    compadd -- ${suggestions:#} || _files
}

compdef _stdp stdp
