"""Whether the names of two texts say that they tell of two things.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. Refuses to know: numbers, common words.
"""

from __future__ import annotations

from auditor.linking.profile import Profile, View, same_names


def are_named_apart(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether the sentences have other names, and no name of either document stands in the other."""
    if same_names(a, b, first, second) >= 0:
        return False
    texts = [v.document.text.lower() for v in (first, second)]
    names = [{n.lower() for p in v.profiles for n in p.names} for v in (first, second)]
    return not any(n in texts[1] for n in names[0]) and not any(n in texts[0] for n in names[1])
