/** How gateway/svod.mjs starts Node; both sides of every comparison alike. */
export const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', '--heap-growing-percent=40'];
