/** Keys that belong to no action: they move about, or change how a drag works. */
export const CANVAS_KEYS = [
  { group: 'On the canvas', title: 'Walk from item to item', keys: ['Arrow keys'] },
  { group: 'On the canvas', title: 'First and last of the lane or row', keys: ['Home', 'End'] },
  { group: 'On the canvas', title: 'To the lane or row above, below', keys: ['PageUp', 'PageDown'] },
  { group: 'On the canvas', title: 'Move by a working day, a lane or a cell', keys: ['Shift+Arrow'] },
  { group: 'On the canvas', title: 'Move by a week', keys: ['Mod+Shift+Arrow'] },
  { group: 'On the canvas', title: 'Move the end by a working day', keys: ['Alt+Shift+← →'] },
  { group: 'On the canvas', title: 'A row higher or lower in its lane', keys: ['Alt+Shift+↑ ↓'] },
  { group: 'On the canvas', title: 'Select, then add to the selection', keys: ['Space'] },
  { group: 'On the canvas', title: 'Select everything', keys: ['Mod+A'] },
  { group: 'On the canvas', title: 'Menu of the selection', keys: ['Shift+F10'] },
  { group: 'On the canvas', title: 'Let go, select nothing', keys: ['Escape'] },
  { group: 'On the canvas', title: 'Drag without snapping to dates', keys: ['Alt'] },
  { group: 'On the canvas', title: 'While dragging: see what moves if it slips', keys: ['S'] },
  { group: 'On the canvas', title: 'Filter the picture by words', keys: ['/'] },
  { group: 'On the canvas', title: 'While comparing: previous, next change', keys: ['[', ']'] },
  { group: 'On the canvas', title: 'Select with a box', keys: ['Shift+Drag'] },
  { group: 'On the canvas', title: 'Zoom at the pointer', keys: ['Mod+Wheel'] },
  { group: 'On the canvas', title: 'Messages', keys: ['F8'] },
] as const;

export const GRID_KEYS = [
  { group: 'In the table', title: 'Go from cell to cell', keys: ['Arrow keys', 'Tab'] },
  { group: 'In the table', title: 'Edit the cell', keys: ['Enter', 'F2'] },
  { group: 'In the table', title: 'Leave the cell as it was', keys: ['Escape'] },
  { group: 'In the table', title: 'First and last cell of the row', keys: ['Home', 'End'] },
  { group: 'In the table', title: 'Still true: the risk is reviewed today', keys: ['F4'] },
  { group: 'In the table', title: 'Search the table', keys: ['/'] },
] as const;
