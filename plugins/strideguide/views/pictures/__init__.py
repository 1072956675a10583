"""Floor 4: pictures. Everything that is drawn, as SVG: figures of exercises, maps of muscles, charts of weeks."""
