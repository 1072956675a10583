"""A page of each template."""

TEMPLATES = {
    "home": "",
    "catalogue": "exercises/",
    "exercise": "exercises/goblet-squat/",
    "injury": "injuries/shin-splints/",
    "plan": "plans/gym-basics/",
    "picker": "find/",
    "chapter": "strength/",
    "evidence": "evidence/",
}
