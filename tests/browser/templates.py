"""A page of each template, and the states that answers give to one."""

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

ANSWERED = {
    "picker": "find/?goal=speed&level=beginner&kit=step#pain=shin-splints",
    "picker that stops": "find/?v=1#pain=overtraining,calf-strain&pai",
    "picker that asks": "find/?goal=speed#pain=osteoporosis",
    "plan that stops": "plans/first-steps/?kit=none#pain=calf-strain&pai",
}

SEARCHED = "search/?find=swollen+calf"
