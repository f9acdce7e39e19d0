// The button that changes the theme is drawn late, as a link without a role: readers of screens would not know what it is.
const name = () => {
    const toggle = document.querySelector('a.dropdown-toggle[title="Change theme"]');
    if (toggle) {
        toggle.setAttribute('role', 'button');
        toggle.setAttribute('tabindex', '0');
        toggle.setAttribute('aria-label', 'Change theme');
    }

    // What scrolls can be reached with the keyboard.
    document.querySelectorAll('article pre code, article table').forEach(block => block.setAttribute('tabindex', '0'));
    return toggle;
};

export default {
    start: () => {
        if (!name()) {
            new MutationObserver((_, observer) => name() && observer.disconnect()).observe(document.body, { childList: true, subtree: true });
        }
    },
};
