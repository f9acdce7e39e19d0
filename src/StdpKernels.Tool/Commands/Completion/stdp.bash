# Completion of stdp for bash: eval "$(stdp completion bash)", in ~/.bashrc for all shells to come.
_stdp_complete() {
    local word=${COMP_WORDS[COMP_CWORD]} suggestions
    suggestions=$(stdp "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
    mapfile -t COMPREPLY < <(compgen -W "$suggestions" -- "$word")
}

# Where nothing is suggested, names of files are.
complete -o default -F _stdp_complete stdp
