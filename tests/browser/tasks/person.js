// What a person sees of the form: how far a control is, what is closed on the way to it, how far everything moved.
//
// It knows the page by its public contract (`name`, `data-key`, `data-add`, `data-remove`, `data-copy`), by `data-adds`,
// the button that unfolds the rows of optional members, and by the platform's own roles and states.
(() => {
    const form = () => document.querySelector('.form');
    const isVisible = element => element.checkVisibility({visibilityProperty: true});
    const all = (attribute, value) => [...document.querySelectorAll(`[${attribute}="${CSS.escape(value)}"]`)];
    // What there is to see and click: a radio button or check box may lie under its label's own looks.
    const shown = element => element.matches('[type=radio], [type=checkbox]')
        ? element.closest('label') ?? element.labels[0] ?? element : element;
    const seen = (attribute, value) => all(attribute, value).map(element => element.matches('option')
        ? element : shown(element)).find(element => isVisible(element.closest('select') ?? element));

    // What moves under the eyes: the page itself and what the form scrolls in, never lists or panes.
    let scrolled = 0;
    const positions = new Map();
    const position = target => target === document ? scrollY : target.scrollTop;
    const remember = () => {
        positions.set(document, scrollY);
        for (let at = form(); at; at = at.parentElement) positions.set(at, at.scrollTop);
    };
    document.addEventListener('scroll', ({target}) => {
        if (!positions.has(target)) return;
        scrolled += Math.abs(position(target) - positions.get(target));
        positions.set(target, position(target));
    }, true);

    const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const stops = () => [...document.querySelectorAll(STOPS)].filter(element => {
        const isStop = element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden' && isVisible(element);
        if (!isStop || element.type !== 'radio') return isStop;
        const group = all('name', element.name).filter(radio => radio.type === 'radio');
        return element === (group.find(radio => radio.checked) ?? group[0]);
    });

    // How often Tab has to be pressed to come to a control, less than zero with Shift; `null` from nowhere.
    const distance = target => {
        const active = document.activeElement;
        if (active === document.body || active === target) return null;
        const ways = target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
        const order = ways > 0 ? stops() : stops().reverse();
        const side = ways > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
        const index = order.filter(stop => active.compareDocumentPosition(stop) & side).indexOf(target);
        return index < 0 ? null : ways * (index + 1);
    };

    const exists = pointer => {
        const inside = `${CSS.escape(pointer)}/`;
        return ['name', 'data-key', 'data-add', 'data-remove'].some(attribute =>
            document.querySelector(`[${attribute}^="${inside}"]`) !== null)
            || ['name', 'data-key', 'data-remove'].some(attribute => all(attribute, pointer).length > 0);
    };

    // The nearest fold around what belongs to a pointer, but for those of help texts; once open, it is none.
    const CLOSED = '[aria-expanded=false]:not([role=combobox], .scenario-tab), details:not([open]) > summary';
    const closed = pointer => {
        const inside = CSS.escape(pointer);
        const own = ['name', 'data-key', 'data-add', 'data-remove']
            .map(attribute => document.querySelector(`[${attribute}^="${inside}"]`)).find(Boolean);
        for (let at = own; at && at !== form(); at = at.parentElement) {
            const found = [...at.querySelectorAll(CLOSED)].find(one => isVisible(one) && !one.closest('.help'));
            if (found) return found;
        }
    };

    const to = (action, target, more = {}) => {
        person.target = target;
        return {action, ...more};
    };

    // The next thing to do on the way to a value, which the page may have under one of several names.
    const next = ([pointer, ...others]) => {
        const control = [pointer, ...others].map(name => seen('name', name)).find(Boolean);
        if (control) return to('fill', control);
        const names = pointer.split('/');
        for (let depth = names.length; depth >= 1; depth--) {
            const at = names.slice(0, depth).join('/');
            const inside = names[depth];
            if (inside !== undefined) {
                const key = seen('data-key', `${at}/`);
                if (key) return to('key', key, {text: inside.replaceAll('~1', '/').replaceAll('~0', '~')});
                const rows = all('data-adds', at).find(one => isVisible(one) && one.matches('[aria-expanded=false]'));
                if (rows) return to('click', rows, {at: `rows of ${at}`});
                if (exists(`${at}/${inside}`)) {
                    const fold = closed(`${at}/${inside}`);
                    return fold ? to('click', fold, {at: `${words(fold)} at ${at}/${inside}`}) : to('wait', null, {at});
                }
            }
            const adds = at && seen('data-add', at);
            if (adds?.matches('option')) return to('choose', adds.closest('select'), {value: adds.value});
            if (adds) return to(isInEntry(at) ? 'another' : 'click', adds, {at});
        }
        return to('wait', null, {at: ''});
    };

    // Whether the focus is in a one-line box of an item or entry of the list or map to which a button adds another,
    // so that Enter may add it as well.
    const isInEntry = at => {
        const active = document.activeElement;
        const pointer = active.getAttribute('name') ?? '';
        const names = pointer.startsWith(`${at}/`) ? pointer.slice(at.length + 1).split('/') : [];
        return active.matches('input') && (names.length === 1 || names.length === 2);
    };

    // The button beside a control that says how its value is written, such as Text or File, if it is not chosen yet.
    const way = (control, label) => {
        const field = control.closest('.field');
        const says = element => element.textContent.trim() === label;
        const all = selector => [...field?.querySelectorAll(selector) ?? []];
        const radio = all('label').find(says)?.control;
        const button = radio ?? all('button').find(says);
        if (!button && control.name.startsWith('/')) throw new Error(`${control.name} is not written as ${label}`);
        const isOther = radio ? !radio.checked : button?.matches('[aria-pressed=false], [aria-selected=false]');
        return isOther ? to('click', shown(button)) : null;
    };

    // The radio button of a value, where that is chosen among some side by side.
    const radio = (name, value) => {
        const found = all('name', name).find(one => one.type === 'radio' && one.value === value);
        return found ? to('click', shown(found)) : null;
    };

    // The letters that choose a value in a list that has the focus, as browsers do it; fewer are enough for no other.
    const letters = (list, value) => {
        const options = [...list.options];
        const labels = options.map(option => option.label.trim().toLowerCase());
        const wanted = labels[options.findIndex(option => option.value === value)];
        for (let count = 1; count <= (wanted ?? '').length; count++) {
            const typed = wanted.slice(0, count);
            const from = count === 1 ? list.selectedIndex + 1 : list.selectedIndex;
            const order = labels.map((_, index) => (from + index) % labels.length);
            if (options[order.find(index => labels[index].startsWith(typed))].value === value) return typed;
        }
        return null;
    };

    // Whether a click would hit an element, and whether it is hidden by an open list.
    const middle = element => {
        const {x, y, width, height} = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2);
    };
    const isHit = element => {
        const hit = middle(element);
        return hit !== null && (element.contains(hit) || hit.contains(element) && hit.matches('label, button'));
    };
    const isUnderList = element => middle(element)?.closest('[role=listbox]') != null;

    const settled = async () => {
        for (let frame = 0; frame < 3; frame++)
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    };

    // What an element is called, shortly, for the trace.
    const words = element => element.getAttribute('name') || element.dataset.key || element.dataset.add
        || element.getAttribute('aria-label') || element.textContent.trim().slice(0, 40);

    remember();
    window.person = {
        next, way, radio, letters, distance, isHit, isUnderList, settled, seen, words,
        scrolled: () => Math.round(scrolled),
        height: () => Math.round(Math.max(form().scrollHeight, form().getBoundingClientRect().height)),
    };
})();
