# Completion of stdp for fish: stdp completion fish | source, in ~/.config/fish/config.fish for all shells to come.
complete --command stdp --arguments '(stdp "[suggest:"(commandline --cursor)"]" (commandline --current-buffer) 2>/dev/null)'
