// The accessible twin: a DOM element for every control that the canvas shows, kept in step by difference with the list that
// src/ui/controls publishes. Screen readers, the keyboard and browser automation use the twins; the mouse goes through to the canvas.
// DOM focus is the only focus: the program is told which control has it and draws the ring.
//
// A control: { id, role, name, parent, rect: [x, y, width, height] in CSS pixels, and by role: hint, key, disabled, pressed, current, level,
// options, chosen, rects (of the options, of a grid's cell), min, max, now, text, placeholder, style, reachable, rows, columns,
// row, column, selected (of the cell) }. Groups come before what is in them.
import { build, same, update } from './twins.mjs';

const containers = new Set(['navigation', 'main', 'region', 'toolbar', 'group', 'banner', 'contentinfo', 'dialog']);

export class Mirror {
    // send(kind, id, value): what the user did, for platform::take_twin_events.
    constructor(root, send) {
        this.root = root;
        this.send = send;
        this.twins = new Map();  // id -> { element, control }
        this.focus = '';         // what the program believes: as reported to it, or as its last list said
        this.pressed = null;     // the twin under the last press of the pointer on the canvas
        this.quiet = false;      // while the mirror itself moves the focus
        root.addEventListener('focusin', event => this.#report('focus', event));
        root.addEventListener('focusout', event => this.#report('blur', event));
        // A text field lies in front of the canvas: what it does not use itself goes through.
        root.addEventListener('wheel', event => document.getElementById('canvas').dispatchEvent(new WheelEvent('wheel', event)), { passive: true });
    }

    #report(kind, event) {
        const owner = event.target.closest('[data-id]');
        // Between the options of one control the focus has not left it.
        if (this.quiet || !owner || owner.contains(event.relatedTarget)) return;
        this.focus = kind === 'focus' ? owner.dataset.id : '';
        this.send(kind, owner.dataset.id, '');
    }

    publish(text) {
        const { language, focus, controls } = JSON.parse(text);
        this.root.lang = language === 'zh' ? 'zh-Hans' : language;
        const before = document.activeElement;
        this.quiet = true;
        this.#remove_all_but(new Set(controls.map(control => control.id)));
        this.#put_in_place(controls);
        // Moving an element within the document takes the focus from it.
        if (before !== document.activeElement && before.isConnected && this.root.contains(before)) before.focus({ preventScroll: true });
        this.quiet = false;
        if (focus === this.focus) return;
        this.focus = focus;
        this.#give_focus(focus);
    }

    // A press goes to the canvas and takes the DOM focus there; Tab goes on from the control that was pressed all the same.
    follow_pointer(canvas) {
        canvas.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
            const under = [...this.twins.values()].filter(({ element, control: { rect } }) => rect && tab_stop(element) &&
                x >= rect[0] && x < rect[0] + rect[2] && y >= rect[1] && y < rect[1] + rect[3]);
            this.pressed = under.length ? tab_stop(under.at(-1).element) : null;
        });
        addEventListener('keydown', event => {
            if (event.key === 'Tab' && !this.root.contains(document.activeElement)) this.pressed?.focus({ preventScroll: true });
        }, { capture: true });
    }

    #remove_all_but(kept) {
        for (const [id, twin] of this.twins) {
            if (kept.has(id)) continue;
            if (twin.element.contains(document.activeElement) && !containers.has(twin.control.role)) this.send('blur', id, '');
            // What a vanishing group held moves on with its own controls, or vanishes by itself.
            twin.element.remove();
            this.twins.delete(id);
        }
    }

    #put_in_place(controls) {
        const last = new Map();  // parent element -> the child that was put there last; what follows it may have moved elsewhere
        for (const control of controls) {
            const group = this.twins.get(control.parent);
            const parent = group?.element ?? this.root;
            if (control.role === 'heading') control.level ??= group?.control.role === 'banner' ? 1 : 2;  // the name of the whole, and of its parts
            const twin = this.#twin_for(control);
            const expected = last.has(parent) ? last.get(parent).nextElementSibling : parent.firstElementChild;
            if (twin.element !== expected) parent.insertBefore(twin.element, expected);
            last.set(parent, twin.element);
        }
    }

    #twin_for(control) {
        let twin = this.twins.get(control.id);
        const is_container = containers.has(control.role);
        if (!twin || twin.control.role !== control.role || twin.control.level !== control.level) {
            const element = is_container ? document.createElement('div') : build(control, this.send);
            if (is_container) element.setAttribute('role', control.role);
            else element.dataset.id = control.id;
            // A group that changes its role keeps what is in it.
            if (twin && is_container) element.append(...twin.element.children);
            twin?.element.remove();
            twin = { element, control: {} };
            this.twins.set(control.id, twin);
        }
        if (!same(twin.control, control)) {
            if (is_container) twin.element.setAttribute('aria-label', control.name);
            else update(twin.element, control, twin.control);
            twin.control = control;
        }
        return twin;
    }

    #give_focus(id) {
        const twin = this.twins.get(id);
        if (!twin) {
            if (this.root.contains(document.activeElement)) document.activeElement.blur();
            return;
        }
        if (!twin.element.contains(document.activeElement)) tab_stop(twin.element)?.focus({ preventScroll: true });
    }
}

// The element that Tab stops at: the twin itself, the chosen one of several options, the cell of a grid.
function tab_stop(element) { return element.tabIndex >= 0 ? element : element.querySelector('[role=radio][tabindex="0"], [role=gridcell]'); }
