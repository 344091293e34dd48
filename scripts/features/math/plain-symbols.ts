// Unicode for the commands of LaTeX that formulas in titles and summaries are made of. Pure data.

/** Written without space around. */
export const letterCommands: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'alpha α,beta β,gamma γ,delta δ,epsilon ϵ,varepsilon ε,zeta ζ,eta η,theta θ,vartheta ϑ,iota ι,kappa κ,lambda λ,mu μ,' +
    'nu ν,xi ξ,pi π,varpi ϖ,rho ρ,varrho ϱ,sigma σ,varsigma ς,tau τ,upsilon υ,phi ϕ,varphi φ,chi χ,psi ψ,omega ω,' +
    'Gamma Γ,Delta Δ,Theta Θ,Lambda Λ,Xi Ξ,Pi Π,Sigma Σ,Upsilon Υ,Phi Φ,Psi Ψ,Omega Ω,' +
    'infty ∞,nabla ∇,partial ∂,part ∂,ell ℓ,hbar ℏ,Re ℜ,Im ℑ,aleph ℵ,emptyset ∅,varnothing ∅,forall ∀,exists ∃,neg ¬,' +
    'prime ′,sum ∑,prod ∏,int ∫,oint ∮,langle ⟨,rangle ⟩,lfloor ⌊,rfloor ⌋,lceil ⌈,rceil ⌉,lVert ‖,rVert ‖,Vert ‖,lvert |,' +
    'rvert |,vert |,lbrace {,rbrace },lbrack [,rbrack ],dots …,ldots …,cdots ⋯,vdots ⋮,ddots ⋱,top ⊤,bot ⊥,dagger †,' +
    'star ⋆,ast *,degree °,circ ∘,backslash \\,colon :,triangle △,square □,angle ∠'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Written with a space on both sides. */
export const operators: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'le ≤,leq ≤,leqslant ≤,ge ≥,geq ≥,geqslant ≥,ne ≠,neq ≠,approx ≈,equiv ≡,sim ∼,simeq ≃,cong ≅,propto ∝,ll ≪,gg ≫,' +
    'in ∈,notin ∉,ni ∋,subset ⊂,subseteq ⊆,supset ⊃,supseteq ⊇,cup ∪,cap ∩,setminus ∖,times ×,div ÷,pm ±,mp ∓,cdot ·,' +
    'oplus ⊕,otimes ⊗,odot ⊙,wedge ∧,land ∧,and ∧,vee ∨,lor ∨,or ∨,to →,rightarrow →,leftarrow ←,gets ←,leftrightarrow ↔,' +
    'mapsto ↦,Rightarrow ⇒,implies ⇒,Leftarrow ⇐,Leftrightarrow ⇔,iff ⇔,longrightarrow →,mid |,parallel ∥,perp ⊥,uparrow ↑,' +
    'downarrow ↓,triangleq ≜,coloneqq ≔,prec ≺,succ ≻,vdash ⊢,models ⊨'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);
