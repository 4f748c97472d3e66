/** As when something is typed: the form then keeps its draft. */
export function tellForm(control: Element | null): void {
  control?.dispatchEvent(new Event('input', { bubbles: true }));
}
