// One twin of each role: how its element is made, how it follows its control, what it sends when it is used.

export function build(control, send) {
    const maker = makers[control.role] ?? makers.text;
    const element = maker(control, (kind, value = '') => {
        if (element.getAttribute('aria-disabled') !== 'true') send(kind, control.id, String(value));
    });
    element.classList.add('twin');
    return element;
}

function make(tag, attributes = {}) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
}

const makers = {
    text: () => make('p'),
    heading: control => make(`h${control.level}`),
    status: () => make('p', { role: 'status', 'aria-live': 'polite' }),
    img: () => make('div', { role: 'img' }),
    button: (control, send) => {
        const element = make('button', { type: 'button' });
        element.addEventListener('click', () => send('activate'));
        return element;
    },
    link: (control, send) => {
        const element = make('span', { role: 'link', tabindex: '0' });
        element.addEventListener('click', () => send('activate'));
        element.addEventListener('keydown', event => { if (event.key === 'Enter') send('activate'); });
        return element;
    },
    // A text field is its twin: shown, and reached by the pointer, while it is written in (see style.css).
    textbox: (control, send) => {
        const element = make('input', { type: 'text', class: 'field', autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' });
        element.addEventListener('input', () => send('set', element.value));
        element.addEventListener('keydown', event => {
            if (event.isComposing) return;  // Enter chooses what an input method offers
            if (event.key === 'Enter') send('activate');
            else if (event.key === 'Escape') element.blur();
        });
        return element;
    },
    combobox: (control, send) => {
        const element = make('select');
        element.addEventListener('change', () => send('set', element.selectedIndex));
        return element;
    },
    slider: (control, send) => {
        const element = make('input', { type: 'range', step: '1' });
        // Keys are sent as steps, counted by the program, so that two quick ones cannot be lost to a value that is on its way back.
        element.addEventListener('keydown', event => {
            const step = steps[event.key];
            if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            send('step', step);
        });
        element.addEventListener('input', () => send('set', element.value));  // screen readers set the value
        return element;
    },
    radiogroup: (control, send) => {
        const element = make('div', { role: 'radiogroup' });
        element.addEventListener('click', event => choose(element, event.target.closest('[role=radio]'), send));
        element.addEventListener('keydown', event => {
            const options = [...element.children];
            const at = options.indexOf(document.activeElement);
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (event.key === ' ' || event.key === 'Enter') choose(element, options[at], send);
            else if (step) choose(element, options[(at + step + options.length) % options.length], send);
            else return;
            event.preventDefault();
        });
        return element;
    },
};

// Of all its cells only the one with the focus exists, with its place among all: blocks may have many thousands.
makers.grid = (control, send) => {
    const element = make('div', { role: 'grid' }), row = make('div', { role: 'row' }), cell = make('div', { role: 'gridcell', class: 'twin', tabindex: '0' });
    row.append(cell);
    element.append(row);
    cell.addEventListener('click', () => send('activate'));
    cell.addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === ' ' || event.key === 'Enter') send('activate');
        else if (directions[event.key]) send('step', directions[event.key]);
        else return;
        event.preventDefault();
    });
    return element;
};

// A picture that is turned: arrows have their directions.
makers.orbit = (control, send) => {
    const element = make('div', { role: 'slider', tabindex: '0' });
    element.addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey || !directions[event.key]) return;
        send('step', directions[event.key]);
        event.preventDefault();
    });
    return element;
};

const directions = { ArrowRight: 'right', ArrowLeft: 'left', ArrowUp: 'up', ArrowDown: 'down', Home: 'min', End: 'max' };

const steps = { ArrowRight: '+1', ArrowUp: '+1', ArrowLeft: '-1', ArrowDown: '-1', PageUp: '+10', PageDown: '-10', Home: 'min', End: 'max' };

function choose(group, option, send) {
    if (!option) return;
    send('set', [...group.children].indexOf(option));
    option.focus({ preventScroll: true });
}

// Of what JSON can hold.
export function same(a, b) {
    if (a === b) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every(name => same(a[name], b[name]));
}

// `control` is new, `before` what the element shows now ({} at first).
export function update(element, control, before) {
    const changed = name => !same(control[name], before[name]);
    if (changed('rect')) place(element, control.rect);
    if (changed('hint')) set(element, 'title', control.hint);
    if (changed('key')) set(element, 'aria-keyshortcuts', shortcut(control.key));
    // aria-disabled and not disabled: a button that is disabled while it has the focus must not lose it.
    if (changed('disabled')) set(element, 'aria-disabled', control.disabled ? 'true' : undefined);
    if (changed('current')) set(element, 'aria-current', control.current);
    if (changed('pressed')) set(element, 'aria-pressed', control.pressed);
    const labelled = ['img', 'combobox', 'slider', 'radiogroup', 'textbox', 'grid', 'orbit'].includes(control.role);
    if (labelled && changed('name')) element.setAttribute('aria-label', control.name);
    // A neuron or a weight is a button with a value.
    if (!labelled && (changed('name') || changed('text'))) element.textContent = control.text ? `${control.name}: ${control.text}` : control.name;
    updaters[control.role]?.(element, control, changed);
}

const updaters = {
    textbox: (element, control, changed) => {
        // What is on its way to the program must not come back over what was typed since.
        if (document.activeElement !== element && element.value !== control.text) element.value = control.text;
        if (changed('placeholder')) set(element, 'placeholder', control.placeholder);
        if (changed('reachable')) element.classList.toggle('reachable', control.reachable);
        if (changed('style')) {
            const [size, color, ground] = control.style.split(';');
            Object.assign(element.style, { fontSize: `${size}px`, color, backgroundColor: ground });
        }
    },
    grid: (element, control, changed) => {
        const row = element.firstElementChild, cell = row.firstElementChild;
        if (changed('rows')) element.setAttribute('aria-rowcount', control.rows);
        if (changed('columns')) element.setAttribute('aria-colcount', control.columns);
        if (changed('row')) row.setAttribute('aria-rowindex', control.row + 1);
        if (changed('column')) cell.setAttribute('aria-colindex', control.column + 1);
        if (changed('selected')) cell.setAttribute('aria-selected', control.selected);
        if (changed('text')) cell.textContent = control.text;
        if (changed('rect') || changed('rects')) place(cell, option_rect(control, 0));
    },
    orbit: (element, control, changed) => {
        if (changed('min')) element.setAttribute('aria-valuemin', control.min);
        if (changed('max')) element.setAttribute('aria-valuemax', control.max);
        if (changed('now')) element.setAttribute('aria-valuenow', control.now);
        if (changed('text')) element.setAttribute('aria-valuetext', control.text);
    },
    combobox: (element, control, changed) => {
        if (changed('options')) element.replaceChildren(...control.options.map(name => new Option(name)));
        if (changed('options') || changed('chosen')) element.selectedIndex = control.chosen;
    },
    slider: (element, control, changed) => {
        if (changed('min')) element.min = control.min;
        if (changed('max')) element.max = control.max;
        if (changed('min') || changed('max') || changed('now')) element.value = control.now;
        if (changed('text')) set(element, 'aria-valuetext', control.text);
    },
    radiogroup: (element, control, changed) => {
        if (changed('options')) {
            const focused = [...element.children].indexOf(document.activeElement);
            element.replaceChildren(...control.options.map(name => {
                const option = make('div', { role: 'radio', class: 'twin' });
                option.textContent = name;
                return option;
            }));
            element.children[focused]?.setAttribute('tabindex', '0');
            element.children[focused]?.focus({ preventScroll: true });
        }
        [...element.children].forEach((option, index) => {
            const chosen = index === control.chosen;
            option.setAttribute('aria-checked', chosen);
            // One stop for Tab; the arrows move within.
            option.tabIndex = chosen || (control.chosen < 0 && index === 0) ? 0 : -1;
            if (changed('rect') || changed('rects') || changed('options')) place(option, option_rect(control, index));
        });
    },
};

// Relative to the group, which is the element that positions it. Without rectangles of their own the options share the group's.
function option_rect(control, index) {
    const [left, top, width, height] = control.rect;
    const own = control.rects?.[index];
    if (own) return [own[0] - left, own[1] - top, own[2], own[3]];
    return [index * width / control.options.length, 0, width / control.options.length, height];
}

function place(element, [x, y, width, height]) {
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
}

function set(element, name, value) {
    if (value === undefined || value === '') element.removeAttribute(name);
    else element.setAttribute(name, value);
}

// As the page shows it ("→") in the words of KeyboardEvent.key ("ArrowRight").
function shortcut(key) {
    const arrows = { '←': 'ArrowLeft', '→': 'ArrowRight', '↑': 'ArrowUp', '↓': 'ArrowDown' };
    return key?.replace(/[←→↑↓]/g, arrow => arrows[arrow]);
}
