/** How many times larger than drawn, so that it holds in print. */
const SCALE = 2

/** Makes a bitmap of a drawing: loads the same file that can be downloaded and paints it. */
export class PictureElement extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => void this.save())
  }

  private async save() {
    const image = new Image()
    image.src = this.dataset.from ?? ''
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SCALE
    canvas.height = image.naturalHeight * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    canvas.toBlob((blob) => {
      if (!blob) return
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = `${this.dataset.name ?? 'skala'}.png`
      link.click()
      URL.revokeObjectURL(link.href)
    }, 'image/png')
  }
}
