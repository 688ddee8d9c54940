/** A pause that ends early when there is a reason to try again: the network is back, or somebody asks. */

export class Pauses {
  private readonly waiting = new Set<() => void>();

  pause(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, seconds * 1000);
      this.waiting.add(end);
    });
  }

  wake(): void {
    for (const end of this.waiting) end();
  }
}
