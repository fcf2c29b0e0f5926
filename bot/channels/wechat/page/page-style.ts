/** How the page of an answer looks: on a phone, in WeChat's browser, in the dark and in print. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1d2530; --quiet: #5a6675; --line: #d5dbe3; --paper: #fff; --ground: #f3f5f8; --accent: #0b5c8e; }
@media (prefers-color-scheme: dark) { :root { --text: #e6eaf0; --quiet: #a4afbd; --line: #3a4553; --paper: #1b222b; --ground: #12171d; --accent: #7cc0ec; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.05rem/1.7 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 42rem; margin: 0 auto; padding: 1rem; }
header p { margin: 0; color: var(--quiet); font-size: .9rem; }
h1 { margin: 0; font-size: 1.35rem; }
h2 { margin: 1.2rem 0 .4rem; font-size: 1.1rem; }
article { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: .6rem 1rem; margin-bottom: 1rem; }
article p { margin: .5rem 0; }
.label { color: var(--quiet); font-size: .9rem; }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; font-weight: 600; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid var(--accent); }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.until { color: var(--quiet); font-size: .9rem; }
@media print { body { background: none; } article { border: 0; padding: 0; } }
`;
