// Which keys go where. SDL listens on the canvas and would keep Tab, F5 and the like to itself; twins and the browser have
// their own keys; all others reach the program wherever the focus is.

// The program has no shortcuts with Ctrl, Alt or Cmd but undo and redo; everything else of that kind is the browser's.
function belongs_to_browser(event) {
    if (event.isComposing || event.key === 'Tab' || /^F\d+$/.test(event.key)) return true;
    if (event.altKey) return true;
    return (event.ctrlKey || event.metaKey) && !/^[zy]$/i.test(event.key) && !['Control', 'Meta', 'Shift'].includes(event.key);
}

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const jumps = ['Home', 'End', 'PageUp', 'PageDown'];

// Keys that the focused element itself does something with.
function used_by(element, event) {
    if (!(element instanceof Element)) return false;
    const key = event.key;
    if (element.matches('button')) return key === ' ' || key === 'Enter';
    if (element.matches('[role=link]')) return key === 'Enter';
    if (element.matches('[role=radio]')) return key === ' ' || key === 'Enter' || arrows.includes(key);
    if (element.matches('[role=gridcell]')) return key === ' ' || key === 'Enter' || key === 'Home' || key === 'End' || arrows.includes(key);
    if (element.matches('input[type=range]')) return arrows.includes(key) || jumps.includes(key);
    if (element.matches('select')) return key === ' ' || key === 'Enter' || key === 'Escape' || arrows.includes(key) || jumps.includes(key) || /^[\p{L}\p{N}]$/u.test(key);
    return element.matches('input, textarea');
}

export function route_keys(canvas) {
    const taken = new Set();  // keys whose press the program has seen, so that it sees the release too
    const note = event => { if (event.type === 'keydown') taken.add(event.code); else taken.delete(event.code); };
    const route = event => {
        if (!event.isTrusted) return;  // a copy made below, on its way to SDL
        if (event.target === canvas) {
            if (belongs_to_browser(event) && !taken.has(event.code)) event.stopImmediatePropagation();
            else note(event);
            return;
        }
        if (!taken.has(event.code) && (belongs_to_browser(event) || used_by(event.target, event))) return;
        note(event);
        const copy = new KeyboardEvent(event.type, {
            key: event.key, code: event.code, keyCode: event.keyCode, which: event.which, location: event.location, repeat: event.repeat,
            ctrlKey: event.ctrlKey, shiftKey: event.shiftKey, altKey: event.altKey, metaKey: event.metaKey, bubbles: false, cancelable: true,
        });
        if (!canvas.dispatchEvent(copy)) event.preventDefault();
    };
    addEventListener('keydown', route, { capture: true });
    addEventListener('keyup', route, { capture: true });
    addEventListener('blur', () => taken.clear());
}
