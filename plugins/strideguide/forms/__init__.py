"""Forms on github.com: what they ask comes from the models, and what people write in them becomes a draft."""
