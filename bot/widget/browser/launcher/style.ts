/** The launcher's looks, inside its shadow root: the page's styles do not reach in, and these do not reach out. */
export const css = `
:host{all:initial;position:fixed;z-index:2147483000;bottom:20px;right:20px;font:16px/1.4 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
:host([data-side=left]){right:auto;left:20px}
[hidden]{display:none!important}
button{position:relative;min-height:48px;padding:0 20px;border:1px solid #fff;border-radius:24px;background:#0b5c8e;color:#fff;font:inherit;font-weight:600;cursor:pointer;box-shadow:0 2px 8px rgb(0 0 0/.3)}
button:focus-visible{outline:3px solid #0b5c8e;outline-offset:3px;box-shadow:0 0 0 3px #fff}
.dot{position:absolute;top:-2px;right:2px;width:14px;height:14px;border:2px solid #fff;border-radius:50%;background:#b3261e}
div{position:absolute;bottom:60px;right:0;width:400px;max-width:calc(100vw - 40px);height:680px;max-height:calc(100vh - 100px);border:1px solid #76838f;border-radius:12px;overflow:hidden;background:#fff;box-shadow:0 8px 32px rgb(0 0 0/.25)}
:host([data-side=left]) div{right:auto;left:0}
iframe{display:block;width:100%;height:100%;border:0}
@media(max-width:520px),(max-height:520px){:host([open]){inset:0}:host([open]) button{display:none}div,:host([data-side=left]) div{inset:0;width:auto;max-width:none;height:auto;max-height:none;border:0;border-radius:0}}
@media print{:host{display:none}}`;
